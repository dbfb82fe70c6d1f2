package org.seqwise.serving;

import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Metadata;
import ai.djl.repository.SimpleRepository;
import ai.djl.util.Utils;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.seqwise.SequenceClassifier;

/** DJL's own repository of one folder or archive, whose model is a {@link ClassifierArtifact}. */
final class ClassifierRepository extends SimpleRepository {

    ClassifierRepository(String name, URI uri, Path path) {
        super(name, uri, path);
    }

    @Override
    public Metadata locate(MRL mrl) throws IOException {
        Metadata metadata = super.locate(mrl);
        synchronized (this) {
            List<Artifact> artifacts = metadata.getArtifacts();
            if (!artifacts.isEmpty() && !(artifacts.get(0) instanceof ClassifierArtifact)) {
                metadata.setArtifacts(List.of(new ClassifierArtifact(artifacts.get(0), this::isOurs)));
            }
        }
        return metadata;
    }

    // An archive is unpacked first, as DJL would do next.
    private boolean isOurs(Artifact artifact) throws IOException {
        prepare(artifact, null);
        return SequenceClassifier.isSavedAt(Utils.getNestedModelDir(getResourceDirectory(artifact)));
    }
}
