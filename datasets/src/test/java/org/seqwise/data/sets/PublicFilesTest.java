package org.seqwise.data.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.util.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;

class PublicFilesTest {

    private static final String HELLO_SUM = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final String WORLD_SUM = "486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7";
    private static final PublicFile HELLO = new PublicFile("hello.txt", 5, HELLO_SUM);
    private static final PublicFile WORLD = new PublicFile("world.txt", 5, WORLD_SUM);
    private static final Map<String, byte[]> BOTH = Map.of("hello.txt", bytes("hello"), "world.txt", bytes("world"));

    private final Path cache;

    PublicFilesTest(@TempDir Path cache) {
        this.cache = cache;
    }

    @Test
    void whatWasFetchedOnceIsInTheCacheForAll() throws IOException {
        try (ArchiveServer server = ArchiveServer.offering(ArchiveServer.zip(BOTH))) {
            Told told = new Told();
            Path file = online(server).find(HELLO, null, told);
            assertEquals(folder().resolve("hello.txt"), file);
            assertEquals("hello", Files.readString(file));
            assertEquals("world", Files.readString(online(server).find(WORLD, null, null)));
            assertEquals("hello", Files.readString(offline(server).find(HELLO, null, null)));
            assertEquals(1, server.requests());
            assertEquals(List.of("hello.txt", "world.txt"), inFolder());
            assertEquals(ArchiveServer.zip(BOTH).length, told.max);
            assertEquals(told.max, told.progress);
            assertTrue(told.ended);
        }
    }

    @Test
    void anotherContentIsRefusedWithBothSumsAndRemoved() throws IOException {
        byte[] zip = ArchiveServer.zip(Map.of("hello.txt", bytes("world"), "world.txt", bytes("world")));
        try (ArchiveServer server = ArchiveServer.offering(zip)) {
            assertEquals(
                    server.address() + ": its 'hello.txt' has 5 bytes with SHA-256 " + WORLD_SUM
                            + "; it must have 5 with "
                            + HELLO_SUM
                            + ", and was removed. Maybe fetch it again, or, if its publisher has changed it,"
                            + " name one of your own with optFile.",
                    failure(online(server)));
        }
        assertEquals(List.of(), inFolder());
    }

    @Test
    void noMoreIsUnpackedThanThereShouldBe() throws IOException {
        byte[] bomb = ArchiveServer.zip(Map.of("hello.txt", new byte[1 << 24], "world.txt", bytes("world")));
        assertTrue(bomb.length < 1 << 15);
        try (ArchiveServer server = ArchiveServer.offering(bomb)) {
            String message = failure(online(server));
            assertTrue(message.contains("'hello.txt' has at least 6 bytes with SHA-256 "), message);
        }
        assertEquals(List.of(), inFolder());
    }

    @Test
    void aPathInTheZipLeadsNowhere() throws IOException {
        byte[] zip = ArchiveServer.zip(
                Map.of("../../../hello.txt", bytes("hello"), "a/b/world.txt", bytes("world"), "../c", bytes("c")));
        try (ArchiveServer server = ArchiveServer.offering(zip)) {
            assertEquals("hello", Files.readString(online(server).find(HELLO, null, null)));
        }
        assertEquals(List.of("hello.txt", "world.txt"), inFolder());
        assertEquals(List.of("seqwise"), in(cache));
        assertEquals(List.of("greeting"), in(cache.resolve("seqwise")));
    }

    @Test
    void anAnswerThatIsNoZipIsRefused() throws IOException {
        refused(ArchiveServer.offering(bytes("<html>")), "what came is no whole zip: ");
        byte[] zip = ArchiveServer.zip(BOTH);
        refused(ArchiveServer.offering(Arrays.copyOf(zip, zip.length - 9)), "what came is no whole zip: ");
    }

    @Test
    void aZipWithoutTheFileIsRefused() throws IOException {
        refused(
                ArchiveServer.offering(ArchiveServer.zip(Map.of("hello.txt", bytes("hello")))),
                "there is no 'world.txt' in the zip");
    }

    @Test
    void aServerThatHasNoneIsNamed() throws IOException {
        refused(
                new ArchiveServer(exchange -> {
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                }),
                "the server answered 404");
    }

    @Test
    void aConnectionThatBreaksOffIsNoFile() throws IOException {
        refused(
                new ArchiveServer(exchange -> ArchiveServer.send(exchange, 100, new byte[40])),
                "the connection broke off after 40 of 100 bytes");
    }

    @Test
    void aServerThatFallsSilentIsNotWaitedForLong() throws IOException {
        refused(new ArchiveServer(exchange -> sleep()), "SocketTimeoutException: ");
        refused(
                new ArchiveServer(exchange -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write(new byte[40]);
                    exchange.getResponseBody().flush();
                    sleep();
                }),
                "SocketTimeoutException: ");
    }

    @Test
    void aServerThatDoesNotEndIsLeft() throws IOException {
        refused(
                new ArchiveServer(exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (byte[] block = new byte[1 << 20]; ; ) {
                        exchange.getResponseBody().write(block);
                    }
                }),
                "there are more than 67108864 bytes, the most there may be");
    }

    @Test
    void noServerAtAllIsOneError() throws IOException {
        ArchiveServer server = ArchiveServer.offering(new byte[0]);
        server.close();
        refused(server, "ConnectException: ");
    }

    @Test
    void offlineTheErrorSaysTheAddressAndThePlace() throws IOException {
        try (ArchiveServer server = ArchiveServer.offering(ArchiveServer.zip(BOTH))) {
            assertEquals(
                    folder().resolve("hello.txt")
                            + " does not exist, and cannot be fetched (DJL is offline). Maybe fetch "
                            + server.address()
                            + " by hand and put its 'hello.txt' there, or say where it is with optFile.",
                    failure(offline(server)));
            assertEquals(0, server.requests());
        }
    }

    @Test
    void whatIsDamagedInTheCacheIsFetchedAgain() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("hello.txt"), "hellO");
        try (ArchiveServer server = ArchiveServer.offering(ArchiveServer.zip(BOTH))) {
            assertEquals("hello", Files.readString(online(server).find(HELLO, null, null)));
        }
    }

    @Test
    void aFileThatIsNamedIsReadAndNothingElse() throws IOException {
        try (ArchiveServer server = ArchiveServer.offering(ArchiveServer.zip(BOTH))) {
            Path own = Files.writeString(cache.resolve("own.txt"), "mine");
            Path inside = Files.writeString(
                    Files.createDirectory(cache.resolve("own")).resolve("hello.txt"), "hello");
            assertEquals(own, online(server).find(HELLO, own, null));
            assertEquals(inside, online(server).find(HELLO, inside.getParent(), null));
            Path absent = cache.resolve("absent");
            assertEquals(
                    "file (" + absent + ") does not exist; it must be 'hello.txt', or a folder that has it."
                            + " Maybe look at its spelling.",
                    assertThrows(InvalidInputException.class, () -> online(server)
                                    .find(HELLO, absent, null))
                            .getMessage());
            assertEquals(0, server.requests());
        }
    }

    @Test
    void aCacheThatCannotBeWrittenIsOneError() throws IOException {
        Files.writeString(cache.resolve("seqwise"), "a file");
        try (ArchiveServer server = ArchiveServer.offering(ArchiveServer.zip(BOTH))) {
            String message = failure(online(server));
            assertTrue(message.endsWith(" or set DJL_CACHE_DIR to a folder of yours."), message);
        }
    }

    @Test
    void anInterruptedDownloadLeavesNothing() throws IOException {
        try (ArchiveServer server = ArchiveServer.offering(ArchiveServer.zip(BOTH))) {
            Thread.currentThread().interrupt();
            assertThrows(UncheckedIOException.class, () -> online(server).find(HELLO, null, null));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(List.of(), inFolder());
    }

    @Test
    void aProcessThatIsEndedLeavesNothing() throws Exception {
        try (ArchiveServer server = new ArchiveServer(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            sleep();
        })) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Fetching.class.getName(),
                            server.address().toString(),
                            cache.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            while (process.isAlive() && server.requests() == 0) {
                Thread.sleep(10);
            }
            assertEquals(1, inFolder().size());
            boolean tidy = process.supportsNormalTermination();
            process.destroy();
            process.waitFor();
            Assumptions.assumeTrue(tidy, "Here a process can only be killed.");
        }
        assertEquals(List.of(), inFolder());
    }

    /** Another process that fetches. */
    static final class Fetching {

        private Fetching() {}

        public static void main(String[] arguments) {
            PublicArchive archive = archive(URI.create(arguments[0]), Duration.ofMinutes(1));
            new PublicFiles(archive, Path.of(arguments[1]), false).find(HELLO, null, null);
        }
    }

    @Test
    void manyAtOnceDoNoHarm() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ArchiveServer server = ArchiveServer.offering(ArchiveServer.zip(BOTH))) {
            Callable<String> reading = () -> Files.readString(online(server).find(HELLO, null, null));
            for (Future<String> read : threads.invokeAll(Collections.nCopies(32, reading))) {
                assertEquals("hello", read.get());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(List.of("hello.txt", "world.txt"), inFolder());
    }

    @Test
    void onlyHttpIsFetched() {
        assertEquals(
                "uri (ftp://a/b.zip) must begin with http:// or https://. Maybe name a file of this machine with optFile.",
                assertThrows(
                                InvalidInputException.class,
                                () -> archive(URI.create("ftp://a/b.zip"), Duration.ofSeconds(1)))
                        .getMessage());
    }

    private void refused(ArchiveServer answering, String reason) throws IOException {
        try (ArchiveServer server = answering) {
            String message = failure(online(server));
            assertTrue(
                    message.startsWith(
                            folder().resolve("hello.txt") + " does not exist, and cannot be fetched (" + reason),
                    message);
            assertTrue(message.contains("). Maybe fetch " + server.address() + " by hand"), message);
        }
        assertEquals(List.of(), inFolder());
    }

    private static String failure(PublicFiles files) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> files.find(HELLO, null, null))
                .getMessage());
    }

    private PublicFiles online(ArchiveServer server) {
        return new PublicFiles(archive(server.address(), Duration.ofMillis(500)), cache, false);
    }

    private PublicFiles offline(ArchiveServer server) {
        return new PublicFiles(archive(server.address(), Duration.ofMillis(500)), cache, true);
    }

    private static PublicArchive archive(URI address, Duration patience) {
        return new PublicArchive("greeting", address, List.of(HELLO, WORLD), patience);
    }

    private Path folder() {
        return cache.resolve("seqwise").resolve("greeting");
    }

    private List<String> inFolder() throws IOException {
        return in(folder());
    }

    private static List<String> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(20_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a progress was told. */
    private static final class Told implements Progress {

        private long max;
        private long progress;
        private boolean ended;

        @Override
        public void reset(String message, long most, @Nullable String trailing) {
            max = most;
        }

        @Override
        public void start(long initialProgress) {
            progress = initialProgress;
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public void increment(long increment) {
            progress += increment;
        }

        @Override
        public void update(long reached, @Nullable String message) {
            progress = reached;
        }
    }
}
