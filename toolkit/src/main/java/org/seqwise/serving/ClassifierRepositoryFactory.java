package org.seqwise.serving;

import ai.djl.repository.Metadata;
import ai.djl.repository.Repository;
import ai.djl.repository.RepositoryFactory;
import ai.djl.util.JsonUtils;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.seqwise.SequenceClassifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens folders and archives of models for DJL's {@code Criteria}, which finds it by Java's {@code ServiceLoader} and asks it for everything
 * on this machine's disk. DJL knows the types that a model takes before it has read {@code serving.properties}; so a folder that Seqwise saved
 * is known here by its {@code seqwise.json}, and gets this package's classes and no other. All else is opened as DJL 0.36 does by itself.
 */
public final class ClassifierRepositoryFactory implements RepositoryFactory {

    private static final Logger LOG = LoggerFactory.getLogger(ClassifierRepositoryFactory.class);

    /** Is made by DJL. */
    public ClassifierRepositoryFactory() {}

    @Override
    public Set<String> getSupportedScheme() {
        return Set.of("file");
    }

    @Override
    public Repository newInstance(String name, URI uri) {
        Path path = path(uri);
        boolean others = Files.isDirectory(path) && !SequenceClassifier.isSavedAt(path) && hasMetadata(path);
        return others ? new OtherRepository(name, path) : new ClassifierRepository(name, uri, path);
    }

    // As DJL's RepositoryFactoryImpl.parseFilePath.
    private static Path path(URI uri) {
        String path = uri.getPath() == null ? uri.getSchemeSpecificPart() : uri.getPath();
        boolean isWindows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("win");
        return Path.of(isWindows && path.startsWith("/") ? path.substring(1) : path);
    }

    /** Returns whether some folder in it describes models of a repository, as DJL's own factory asks. */
    private static boolean hasMetadata(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("metadata.json") && !folder.equals(file.getParent()))
                    .anyMatch(ClassifierRepositoryFactory::isMetadata);
        } catch (IOException e) {
            LOG.warn("{} could not be searched for metadata.json, and is taken for one model.", folder, e);
            return false;
        }
    }

    private static boolean isMetadata(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Metadata metadata = JsonUtils.GSON.fromJson(reader, Metadata.class);
            return metadata != null && metadata.getMetadataVersion() != null && metadata.getArtifacts() != null;
        } catch (IOException | JsonParseException e) {
            LOG.warn("{} is not the description of a repository.", file, e);
            return false;
        }
    }
}
