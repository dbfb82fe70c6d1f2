package org.seqwise.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** Finds how many threads an engine is to compute with from what is set, what comes next, and what there is. */
final class ThreadChooser {

    static final String PROPERTY = "seqwise.threads";

    /** OpenMP takes a list, one number a level of nesting; engines use the first. */
    private static final Pattern FIRST_NUMBER = Pattern.compile("\\s*(\\d{1,6})(\\D.*)?");

    private final Environment environment;
    private final int cores;

    private boolean isOwnKnown;
    private Optional<ThreadChoice> own = Optional.empty();
    private @Nullable ThreadChoice suggested;

    ThreadChooser(Environment environment, int cores) {
        this.environment = environment;
        this.cores = cores;
    }

    /** Takes note of what is best for what comes next; the first counts. */
    void suggest(ThreadChoice choice) {
        if (suggested == null) {
            suggested = choice;
        }
    }

    /** Returns the property's number, else the engine's own setting, else what was suggested, else one for each core. */
    ThreadChoice choose(String engine) {
        if (!isOwnKnown) {
            // Later they are set by what is chosen here.
            isOwnKnown = true;
            own = EngineTable.threadSettings(engine).stream()
                    .map(this::own)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return asked().or(() -> own).orElseGet(() -> suggested == null ? forEachCore() : atMostCores(suggested));
    }

    /** Returns what the property asks for. */
    static Optional<ThreadChoice> asked() {
        String text = System.getProperty(PROPERTY);
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Matcher number = Pattern.compile("0*([1-9]\\d{0,5})").matcher(text.strip());
        InvalidInputException.require(
                number.matches(), "-D%s (%s) must be a whole number from 1 on. Maybe leave it away.", PROPERTY, text);
        return Optional.of(new ThreadChoice(Integer.parseInt(number.group(1)), "set by -D" + PROPERTY + "=" + text));
    }

    private Optional<ThreadChoice> own(ThreadSetting setting) {
        String value = setting.value(environment);
        Matcher number = FIRST_NUMBER.matcher(value == null ? "" : value);
        return number.matches() && Integer.parseInt(number.group(1)) > 0
                ? Optional.of(
                        new ThreadChoice(Integer.parseInt(number.group(1)), "set by " + setting.name() + "=" + value))
                : Optional.empty();
    }

    private ThreadChoice forEachCore() {
        return new ThreadChoice(cores, cores == 1 ? "the one core" : "one for each core");
    }

    private ThreadChoice atMostCores(ThreadChoice suggested) {
        return suggested.threads() >= cores ? forEachCore() : suggested;
    }
}
