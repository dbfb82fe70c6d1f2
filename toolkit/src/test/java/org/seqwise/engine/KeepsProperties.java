package org.seqwise.engine;

import java.util.Properties;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts each test with none of the settings that this package reads, and puts back what there was. */
final class KeepsProperties implements BeforeEachCallback, AfterEachCallback {

    private Properties before = new Properties();

    @Override
    public void beforeEach(ExtensionContext context) {
        before = (Properties) System.getProperties().clone();
        System.clearProperty(EngineChooser.PROPERTY);
        System.clearProperty(EngineChooser.CALL_HOME_OFF);
        System.clearProperty(DeviceRequest.PROPERTY);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setProperties(before);
    }
}
