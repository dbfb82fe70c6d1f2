package org.seqwise.serving;

import ai.djl.repository.Artifact;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model of DJL's that names this package's classes, if Seqwise saved it, where nobody named others in Java. */
final class ClassifierArtifact extends Artifact {

    private static final Logger LOG = LoggerFactory.getLogger(ClassifierArtifact.class);

    private final transient Recognition recognition;

    /** Tells whether Seqwise saved a model. */
    interface Recognition {
        boolean isOurs(Artifact artifact) throws IOException;
    }

    ClassifierArtifact(Artifact plain, Recognition recognition) {
        this.recognition = recognition;
        setName(plain.getName());
        setFiles(plain.getFiles());
        setArguments(plain.getArguments());
    }

    @Override
    public Map<String, Object> getArguments(Map<String, Object> override) {
        Map<String, Object> arguments = super.getArguments(override);
        if (isOurs()) {
            // Objects and names that are here already: DJL then looks for no class in the folder, whatever lies there.
            arguments.putIfAbsent("blockFactory", new ClassifierBlockFactory());
            arguments.putIfAbsent("translatorFactory", ClassifierTranslatorFactory.class.getName());
        }
        return arguments;
    }

    @Override
    public Map<String, String> getOptions(Map<String, String> override) {
        Map<String, String> options = super.getOptions(override);
        if (isOurs()) {
            options.putIfAbsent("modelName", "net");
            options.putIfAbsent("hasParameter", "false");
        }
        return options;
    }

    private boolean isOurs() {
        try {
            return recognition.isOurs(this);
        } catch (IOException e) {
            LOG.debug("DJL will say why {} cannot be read.", getName(), e);
            return false;
        }
    }
}
