package org.seqwise.engine;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.List;

/**
 * What becomes of memory that an engine frees. A training frees and asks anew for some hundred MB in each step. GNU's C library hands such
 * pieces back to the system, which must clear each page of theirs before it gives it out again: half of a step's time. Told to, it keeps
 * them; the process then holds on to the most that it ever needed.
 *
 * <p>It is told so when an engine is loaded, unless {@code -Dseqwise.memory=system}, or a variable that begins with {@code MALLOC_}, {@code
 * GLIBC_TUNABLES} or {@code LD_PRELOAD} is set. Pieces of more than 64 MB are handed back all the same, since threads but the first take
 * theirs from heaps of that size; a training asks for smaller ones.
 */
final class NativeMemory {

    private static final String PROPERTY = "seqwise.memory";
    private static final String KEEP = "keep";

    /** Numbers of {@code mallopt} in GNU's malloc.h. */
    private static final int TRIM_THRESHOLD = -1;

    private static final int TOP_PAD = -2;
    private static final int MMAP_MAX = -4;

    private static final int PAD = 64 << 20;

    private static final List<String> SAID_BY = List.of(
            "MALLOC_ARENA_MAX",
            "MALLOC_MMAP_MAX_",
            "MALLOC_MMAP_THRESHOLD_",
            "MALLOC_TRIM_THRESHOLD_",
            "MALLOC_TOP_PAD_",
            "MALLOC_PERTURB_",
            "MALLOC_CHECK_",
            "GLIBC_TUNABLES",
            "LD_PRELOAD");

    private static boolean isTold;

    private NativeMemory() {}

    /** Returns what becomes of it, in words. */
    static synchronized String describe() {
        return isTold ? "kept for the next step, but for pieces of more than 64 MB" : "as the C library does";
    }

    /** Tells the allocator to keep what it has, once. */
    static synchronized void settle() {
        if (isTold || !isWanted(NativeEnvironment.OF_THIS_PROCESS)) {
            return;
        }
        try {
            tell(MMAP_MAX, 0);
            tell(TRIM_THRESHOLD, -1);
            tell(TOP_PAD, PAD);
            isTold = true;
        } catch (LinkageError e) {
            // Another C library, which has its own ways: isTold stays false, and doctor says so.
            return;
        }
    }

    static boolean isWanted(Environment environment) {
        return Platform.isLinux()
                && KEEP.equals(System.getProperty(PROPERTY, KEEP))
                && SAID_BY.stream().allMatch(name -> environment.variable(name) == null);
    }

    private static void tell(int what, int value) {
        NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
                .getFunction("mallopt")
                .invokeInt(new Object[] {what, value});
    }
}
