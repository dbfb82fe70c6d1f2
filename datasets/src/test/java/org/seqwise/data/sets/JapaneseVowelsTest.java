package org.seqwise.data.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.dataset.Dataset.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.SharedData;

class JapaneseVowelsTest {

    @Test
    void bothPartsAreReadWhole() {
        Path folder = SharedData.require("data/japanese_vowels");
        Sequences train = JapaneseVowels.builder().optFile(folder).build().sequences();
        assertEquals(new ClassBalance(240, 30), train.balance());
        assertEquals(12, train.featureCount());
        Sequences test = JapaneseVowels.builder()
                .optUsage(Usage.TEST)
                .optFile(folder)
                .build()
                .sequences();
        assertEquals(new ClassBalance(339, 31), test.balance());
        assertEquals(29, test.longestStepCount());
    }

    @Test
    void anySpeakerCanBeTheOne() {
        Path folder = SharedData.require("data/japanese_vowels");
        Sequences train =
                JapaneseVowels.builder().optFile(folder).optSpeaker(9).build().sequences();
        assertEquals(new ClassBalance(240, 30), train.balance());
        assertEquals(1, train.label(269));
    }

    @Test
    void thePublishedFilesAreFetchedOnceAndThenReadOffline(@TempDir Path cache) throws IOException {
        Path folder = SharedData.require("data/japanese_vowels");
        byte[] zip = ArchiveServer.zip(Map.of(
                "JapaneseVowels_TRAIN.ts", Files.readAllBytes(folder.resolve("JapaneseVowels_TRAIN.ts")),
                "JapaneseVowels_TEST.ts", Files.readAllBytes(folder.resolve("JapaneseVowels_TEST.ts")),
                "README.md", new byte[100]));
        try (ArchiveServer server = ArchiveServer.offering(zip)) {
            JapaneseVowels.Builder builder = JapaneseVowels.builder().optUri(server.address());
            with("DJL_CACHE_DIR", cache.toString(), () -> {
                with(
                        "ai.djl.offline",
                        "false",
                        () -> assertEquals(270, builder.build().sequences().size()));
                builder.optUsage(Usage.TEST);
                with(
                        "ai.djl.offline",
                        "true",
                        () -> assertEquals(370, builder.build().sequences().size()));
            });
            assertEquals(1, server.requests());
        }
    }

    @Test
    void offlineAndAbsentIsOneErrorThatSaysWhereFrom(@TempDir Path cache) {
        with(
                "DJL_CACHE_DIR",
                cache.toString(),
                () -> with("ai.djl.offline", "true", () -> {
                    String message = String.valueOf(assertThrows(
                                    InvalidInputException.class,
                                    () -> JapaneseVowels.builder().build().prepare())
                            .getMessage());
                    assertTrue(
                            message.startsWith(cache.resolve("seqwise/japanese-vowels/JapaneseVowels_TRAIN.ts") + " "),
                            message);
                    assertTrue(
                            message.contains(
                                    "https://www.timeseriesclassification.com/aeon-toolkit/JapaneseVowels.zip"),
                            message);
                }));
    }

    @Test
    void thereIsNoPartToValidateWithAndNoTenthSpeaker() {
        assertEquals(
                "usage (VALIDATION) must be TRAIN or TEST. Maybe set a part of TRAIN aside with stratifiedHoldOut.",
                assertThrows(
                                InvalidInputException.class,
                                JapaneseVowels.builder().optUsage(Usage.VALIDATION)::build)
                        .getMessage());
        assertEquals(
                "speaker (10) must be from 1 to 9.",
                assertThrows(
                                InvalidInputException.class,
                                JapaneseVowels.builder().optSpeaker(10)::build)
                        .getMessage());
    }

    private static void with(String property, String value, Runnable action) {
        String before = System.getProperty(property);
        System.setProperty(property, value);
        try {
            action.run();
        } finally {
            if (before == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, before);
            }
        }
    }
}
