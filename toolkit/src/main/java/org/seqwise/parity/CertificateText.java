package org.seqwise.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.seqwise.engine.TextTable;

/** A certificate as people read it: what ran, a table, what is wrong, the verdict. */
final class CertificateText {

    private static final List<String> HEADER = List.of(
            "Check", "Engine", "Compared with", "Cases", "Largest absolute", "Largest relative", "Tolerance", "");

    private CertificateText() {}

    static List<String> lines(Certificate certificate) {
        List<String> lines = new ArrayList<>();
        lines.add("Seqwise " + certificate.seqwise() + " on " + engines(certificate));
        lines.add(certificate.machine().entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining("; ")));
        lines.add(certificate.covers() + ".");
        lines.add("");
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        certificate.checks().forEach(check -> rows.add(cells(check)));
        broken(certificate).forEach(engine -> rows.add(List.of("load", engine.name(), "", "0", "", "", "", "FAILED")));
        lines.addAll(TextTable.lines(rows));
        lines.add("");
        addFaults(certificate, lines);
        addVerdict(certificate, lines);
        return lines;
    }

    private static void addFaults(Certificate certificate, List<String> lines) {
        for (CheckResult check : certificate.checks()) {
            if (!check.passed()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "Failed: %s of %s with %s: %s",
                        check.check(),
                        check.engine(),
                        check.against(),
                        check.worst().isEmpty() ? "nothing was compared" : check.worst()));
            }
        }
        broken(certificate).forEach(engine -> lines.add("Failed: " + engine.problem()));
    }

    private static String engines(Certificate certificate) {
        return certificate.engines().stream()
                .map(engine -> engine.loads()
                        ? engine.name() + " " + engine.version() + " (" + engine.device() + ")"
                        : engine.name() + " (does not load)")
                .collect(Collectors.joining(", "));
    }

    private static List<String> cells(CheckResult check) {
        return List.of(
                check.check(),
                check.engine(),
                check.against(),
                Integer.toString(check.cases()),
                number(check.largestAbsolute()),
                number(check.largestRelative()),
                number(check.tolerance()),
                check.passed() ? "ok" : "FAILED");
    }

    private static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }

    private static void addVerdict(Certificate certificate, List<String> lines) {
        List<EngineEntry> broken = broken(certificate);
        if (certificate.engines().size() - broken.size() == 1) {
            lines.add("One engine alone was checked: against the reference, and against no other engine.");
        }
        int all = certificate.checks().size() + broken.size();
        long failed = broken.size()
                + certificate.checks().stream().filter(check -> !check.passed()).count();
        lines.add(String.format(
                Locale.ROOT,
                failed == 0 ? "All %2$d checks passed, in %3$.0f s." : "%d of %d checks failed, in %.0f s.",
                failed,
                all,
                certificate.seconds()));
    }

    private static List<EngineEntry> broken(Certificate certificate) {
        return certificate.engines().stream().filter(engine -> !engine.loads()).toList();
    }
}
