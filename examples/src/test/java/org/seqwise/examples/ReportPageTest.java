package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real browser opens the report, draws it and complains of nothing. The pictures are in {@code target/report}. */
@Timeout(300)
class ReportPageTest {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private final Path folder;

    ReportPageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String browser() {
        Optional<Path> found = Arrays.stream(
                        String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
                .flatMap(place -> BROWSERS.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            System.out.println(
                    "Skipped: there is no browser (" + String.join(", ", BROWSERS) + ") to open report.html.");
        }
        Assumptions.assumeTrue(found.isPresent(), "no browser");
        return found.orElseThrow().toString();
    }

    @Test
    void trainingsReportIsDrawnAtEveryWidthInLightAndDark() throws Exception {
        String browser = browser();
        Path page = trained();
        Path pictures = Files.createDirectories(Path.of("report"));
        for (int width : new int[] {412, 1200}) {
            for (int scheme : new int[] {0, 1}) {
                Path picture = pictures.resolve(width + (scheme == 0 ? "-dark" : "-light") + ".png");
                List<String> said = run(
                        browser,
                        page,
                        "--screenshot=" + picture.toAbsolutePath(),
                        "--window-size=" + width + ",3600",
                        "--blink-settings=preferredColorScheme=" + scheme);
                assertEquals(
                        List.of(),
                        said.stream().filter(line -> line.contains("CONSOLE")).toList());
                assertTrue(Files.size(picture) > 20_000, picture + " is empty");
            }
        }
        String drawn = String.join("\n", run(browser, page, "--dump-dom"));
        // Three plots of the course, four curves, twelve sequences.
        assertTrue(drawn.contains("data-drawn=\"19\""), drawn.substring(0, Math.min(500, drawn.length())));
        for (String title : List.of(
                "Result on the test part",
                "What it has to beat",
                "Training",
                "Curves",
                "Called 1, at a threshold",
                "What it goes by",
                "The worst errors",
                "The training data",
                "Where it comes from")) {
            assertTrue(drawn.contains("<h2>" + title + "</h2>"), title);
        }
        assertTrue(drawn.contains("as saved"));
    }

    @Test
    void brokenPageWouldBeNoticed() throws Exception {
        String browser = browser();
        Path page = trained();
        Files.writeString(page, Files.readString(page).replace("'use strict';", "'use strict'; missing();"));
        List<String> said = run(browser, page, "--dump-dom");
        assertTrue(said.stream().anyMatch(line -> line.contains("CONSOLE")), said.toString());
        assertFalse(String.join("\n", said).contains("data-drawn"));
    }

    private Path trained() throws IOException {
        Path csv = CsvFixture.learnable(folder.resolve("data.csv"), 400);
        Run train = Run.of("train", "--data", csv, "--hidden", 3, "--epochs", 3, "--report", folder.resolve("report"));
        assertEquals(0, train.code(), train.err());
        Path page = folder.resolve("report/report.html");
        assertTrue(train.out().contains("The report is in " + page), train.out());
        return page;
    }

    private static List<String> run(String browser, Path page, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                browser,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--virtual-time-budget=5000"));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (Stream<String> lines = process.inputReader().lines()) {
            List<String> said = lines.toList();
            assertEquals(0, process.waitFor(), String.join("\n", said));
            return said;
        }
    }
}
