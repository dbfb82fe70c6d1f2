package org.seqwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;

@ExtendWith(KeepsProperties.class)
class EngineChooserTest {

    private final Map<String, String> environment = new HashMap<>();
    private final EngineChooser both = chooser("RPC", "MXNet", "PyTorch");

    @ParameterizedTest
    @ValueSource(strings = {"PyTorch", "pytorch", "PYTORCH", " PyTorch "})
    void propertyNamesTheEngineInAnyCase(String name) {
        System.setProperty("ai.djl.default_engine", name);
        assertEquals("PyTorch", both.choose().name());
        assertEquals("set by -Dai.djl.default_engine=" + name, both.choose().reason());
        assertEquals("PyTorch", System.getProperty("ai.djl.default_engine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MXNet", "mxnet", "MXNET"})
    void variableNamesTheEngineInAnyCase(String name) {
        environment.put("DJL_DEFAULT_ENGINE", name);
        assertEquals(new EngineChoice("MXNet", "set by DJL_DEFAULT_ENGINE=" + name), both.choose());
        assertEquals("MXNet", System.getProperty("ai.djl.default_engine"));
    }

    @Test
    void propertyOutranksVariableAndSaysSo() {
        System.setProperty("ai.djl.default_engine", "pytorch");
        environment.put("DJL_DEFAULT_ENGINE", "MXNet");
        assertEquals(
                "PyTorch (set by -Dai.djl.default_engine=pytorch, which outranks DJL_DEFAULT_ENGINE=MXNet)",
                both.choose().toString());
    }

    @Test
    void propertyThatAgreesWithVariableOutranksNothing() {
        System.setProperty("ai.djl.default_engine", "mxnet");
        environment.put("DJL_DEFAULT_ENGINE", "MXNet");
        assertEquals("set by -Dai.djl.default_engine=mxnet", both.choose().reason());
    }

    @Test
    void fastestIsTakenWhereNothingIsSet() {
        assertEquals(
                new EngineChoice("PyTorch", "the fastest on the classpath of PyTorch, MXNet, Other"),
                chooser("Other", "MXNet", "PyTorch").choose());
        assertEquals(List.of("PyTorch", "MXNet"), both.installed());
    }

    @Test
    void emptySettingIsNone() {
        System.setProperty("ai.djl.default_engine", "");
        environment.put("DJL_DEFAULT_ENGINE", "");
        assertEquals(
                new EngineChoice("MXNet", "the only engine on the classpath"),
                chooser("MXNet").choose());
    }

    @Test
    void engineUnknownToTheTableMayBeAskedFor() {
        System.setProperty("ai.djl.default_engine", "other");
        assertEquals("Other", chooser("MXNet", "Other").choose().name());
    }

    @Test
    void unknownEngineNamesTheAvailableOnes() {
        System.setProperty("ai.djl.default_engine", "Torch");
        assertEquals(
                "Engine (Torch) is not on the classpath; available: MXNet, PyTorch. Maybe -Dai.djl.default_engine=PyTorch.",
                errorOf(both));
        assertEquals("Torch", System.getProperty("ai.djl.default_engine"));
    }

    @Test
    void remedyIsTheNearestName() {
        environment.put("DJL_DEFAULT_ENGINE", "MX");
        assertEquals(
                "Engine (MX) is not on the classpath; available: MXNet, PyTorch. Maybe -Dai.djl.default_engine=MXNet.",
                errorOf(both));
    }

    @Test
    void missingEngineNamesItsArtifacts() {
        System.setProperty("ai.djl.default_engine", "mxnet");
        assertEquals(
                "Engine (mxnet) is not on the classpath; available: PyTorch. Maybe -Dai.djl.default_engine=PyTorch, or add"
                        + " ai.djl.mxnet:mxnet-engine with ai.djl.mxnet:mxnet-native-mkl.",
                errorOf(chooser("PyTorch")));
    }

    @Test
    void scoringEngineCannotTrain() {
        System.setProperty("ai.djl.default_engine", "rpc");
        assertEquals(
                "Engine (rpc) cannot train; available: MXNet, PyTorch. Maybe -Dai.djl.default_engine=PyTorch.",
                errorOf(both));
    }

    @Test
    void noEngineNamesWhatToAdd() {
        assertEquals(
                "No engine is on the classpath; one that can train must be. Maybe add ai.djl.pytorch:pytorch-engine with"
                        + " ai.djl.pytorch:pytorch-native-cpu, or ai.djl.mxnet:mxnet-engine with"
                        + " ai.djl.mxnet:mxnet-native-mkl.",
                errorOf(chooser("RPC")));
        assertNull(System.getProperty("ai.djl.default_engine"));
    }

    @Test
    void secondChoiceIsTheFirst() {
        EngineChoice first = both.choose();
        assertSame(first, both.choose());
    }

    @Test
    void choiceStandsOnlyAsLongAsItsProperty() {
        both.choose();
        System.setProperty("ai.djl.default_engine", "mxnet");
        assertEquals(
                "MXNet (set by -Dai.djl.default_engine=mxnet)", both.choose().toString());
    }

    @Test
    void callHomeIsTurnedOff() {
        both.choose();
        assertEquals("true", System.getProperty("OPT_OUT_TRACKING"));
    }

    @Test
    void callHomeIsTurnedOffBeforeAnEngineIsFoundMissing() {
        errorOf(chooser());
        assertEquals("true", System.getProperty("OPT_OUT_TRACKING"));
    }

    @Test
    void callHomeStaysAsTheUserSetIt() {
        System.setProperty("OPT_OUT_TRACKING", "false");
        both.choose();
        assertEquals("false", System.getProperty("OPT_OUT_TRACKING"));
        System.clearProperty("OPT_OUT_TRACKING");
        environment.put("OPT_OUT_TRACKING", "false");
        both.choose();
        assertNull(System.getProperty("OPT_OUT_TRACKING"));
    }

    private EngineChooser chooser(String... engines) {
        return new EngineChooser(() -> NamedProvider.of(engines), environment::get);
    }

    private static String errorOf(EngineChooser chooser) {
        return String.valueOf(
                assertThrows(InvalidInputException.class, chooser::choose).getMessage());
    }
}
