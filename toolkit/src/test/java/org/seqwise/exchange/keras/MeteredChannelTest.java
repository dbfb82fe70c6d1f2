package org.seqwise.exchange.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class MeteredChannelTest {

    private static final byte[] CONTENT = {1, 2, 3, 4};

    @Test
    void whatIsAskedForIsReadWholeOrNotAtAll() throws IOException {
        MeteredChannel channel = new MeteredChannel(ByteBuffer.wrap(CONTENT));
        byte[] read = new byte[3];
        assertEquals(3, channel.read(ByteBuffer.wrap(read), 1));
        assertArrayEquals(new byte[] {2, 3, 4}, read);
        assertEquals(4, channel.size());
        for (long position : new long[] {2, 4, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            IOException thrown = assertThrows(IOException.class, () -> channel.read(ByteBuffer.wrap(read), position));
            assertEquals("It points to " + position + ", beyond its end.", thrown.getMessage());
        }
    }

    @Test
    void readingInCirclesEnds() {
        MeteredChannel channel = new MeteredChannel(ByteBuffer.wrap(CONTENT));
        long most = (1L << 20) + 8L * CONTENT.length;
        IOException thrown = assertThrows(IOException.class, () -> {
            for (long read = 0; read <= most; read += CONTENT.length) {
                channel.read(ByteBuffer.allocate(CONTENT.length), 0);
            }
        });
        assertTrue(String.valueOf(thrown.getMessage()).contains("too often"), thrown.getMessage());
    }
}
