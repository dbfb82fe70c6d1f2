package org.seqwise.engine;

import ai.djl.engine.EngineProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds the engine's name from what is set and what is there, and tells DJL of it by properties alone. */
final class EngineChooser {

    static final String PROPERTY = "ai.djl.default_engine";
    static final String VARIABLE = "DJL_DEFAULT_ENGINE";
    static final String CALL_HOME_OFF = "OPT_OUT_TRACKING";

    private final Supplier<? extends Iterable<EngineProvider>> classpath;
    private final Environment environment;
    private @Nullable EngineChoice remembered;

    EngineChooser(Supplier<? extends Iterable<EngineProvider>> classpath, Environment environment) {
        this.classpath = classpath;
        this.environment = environment;
    }

    /** Returns the choice; it stands for as long as the property that it sets. */
    synchronized EngineChoice choose() {
        turnCallHomeOff();
        EngineChoice standing = remembered;
        if (standing != null && standing.name().equals(System.getProperty(PROPERTY))) {
            return standing;
        }
        EngineChoice choice = decide();
        System.setProperty(PROPERTY, choice.name());
        remembered = choice;
        return choice;
    }

    /** Returns the engines that can train, in DJL's spelling, fastest first. */
    List<String> installed() {
        return StreamSupport.stream(classpath.get().spliterator(), false)
                .map(EngineProvider::getEngineName)
                .filter(EngineTable::canTrain)
                .distinct()
                .sorted(EngineTable.fastestFirst())
                .toList();
    }

    /** Returns DJL's spelling of an installed engine's name. */
    String canonical(String asked) {
        List<String> installed = required();
        return installed.stream()
                .filter(name -> name.equalsIgnoreCase(asked.strip()))
                .findFirst()
                .orElseThrow(() -> EngineErrors.notAvailable(asked, installed));
    }

    private EngineChoice decide() {
        Optional<String> property = setting(System.getProperty(PROPERTY));
        Optional<String> variable = setting(environment.variable(VARIABLE));
        if (property.isPresent()) {
            return new EngineChoice(canonical(property.get()), reason(property.get(), variable));
        }
        if (variable.isPresent()) {
            return new EngineChoice(canonical(variable.get()), "set by " + VARIABLE + "=" + variable.get());
        }
        List<String> installed = required();
        String reason = installed.size() == 1
                ? "the only engine on the classpath"
                : "the fastest on the classpath of " + String.join(", ", installed);
        return new EngineChoice(installed.get(0), reason);
    }

    private static String reason(String property, Optional<String> variable) {
        String reason = "set by -D" + PROPERTY + "=" + property;
        return variable.filter(text -> !text.strip().equalsIgnoreCase(property.strip()))
                .map(text -> reason + ", which outranks " + VARIABLE + "=" + text)
                .orElse(reason);
    }

    private List<String> required() {
        List<String> installed = installed();
        if (installed.isEmpty()) {
            throw EngineErrors.none();
        }
        return installed;
    }

    private void turnCallHomeOff() {
        if (environment.variable(CALL_HOME_OFF) == null && System.getProperty(CALL_HOME_OFF) == null) {
            System.setProperty(CALL_HOME_OFF, "true");
        }
    }

    /** Like DJL, takes an empty text for none. */
    private static Optional<String> setting(@Nullable String text) {
        return Optional.ofNullable(text).filter(t -> !t.isBlank());
    }
}
