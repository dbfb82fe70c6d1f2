package org.seqwise.data.io;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.seqwise.data.InvalidInputException;

/** A zip's entry whose end compares the checksum, which {@link java.util.zip.ZipFile} does not. */
final class CheckedEntry extends FilterInputStream {

    private final ZipEntry entry;
    private final String place;
    private final CRC32 sum = new CRC32();

    CheckedEntry(InputStream in, ZipEntry entry, String place) {
        super(in);
        this.entry = entry;
        this.place = place;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = readDamagedOrNot(target, from, length);
        if (count > 0) {
            sum.update(target, from, count);
        }
        InvalidInputException.require(
                count >= 0 || length == 0 || sum.getValue() == entry.getCrc(),
                "%s: its checksum is %08x, and the zip says %08x; it is damaged. Maybe copy it again.",
                place,
                sum.getValue(),
                entry.getCrc());
        return count;
    }

    private int readDamagedOrNot(byte[] target, int from, int length) throws IOException {
        try {
            return super.read(target, from, length);
        } catch (EOFException | ZipException e) {
            throw new InvalidInputException(
                    place + ": the zip is damaged near here (" + e.getMessage()
                            + "); it must be whole. Maybe copy it again.",
                    e);
        }
    }
}
