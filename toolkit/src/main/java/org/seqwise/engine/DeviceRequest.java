package org.seqwise.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seqwise.data.InvalidInputException;

/**
 * What a user asks for.
 *
 * @param kind of device
 * @param gpu which GPU, from 0; 0 for the other kinds
 */
record DeviceRequest(Kind kind, int gpu) {

    static final String PROPERTY = "seqwise.device";
    static final String DEFAULT = "auto";

    private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

    /** The kinds of devices. */
    enum Kind {
        AUTO,
        CPU,
        GPU
    }

    /**
     * Reads a request.
     *
     * @param text in upper or lower case
     */
    static DeviceRequest parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "auto" -> new DeviceRequest(Kind.AUTO, 0);
            case "cpu" -> new DeviceRequest(Kind.CPU, 0);
            default -> gpu(text, GPU.matcher(plain));
        };
    }

    private static DeviceRequest gpu(String text, Matcher matcher) {
        InvalidInputException.require(
                matcher.matches(),
                "Device (%s) must be auto, cpu, gpu or gpu:N with N from 0. Maybe -D%s=%s.",
                text,
                PROPERTY,
                DEFAULT);
        String number = matcher.group(1);
        return new DeviceRequest(Kind.GPU, number == null ? 0 : Integer.parseInt(number));
    }
}
