package org.seqwise.serving;

import ai.djl.repository.LocalRepository;
import java.nio.file.Path;

/** DJL's own repository of many models, whose constructor is for subclasses. */
final class OtherRepository extends LocalRepository {

    OtherRepository(String name, Path path) {
        super(name, path.toUri(), path);
    }
}
