package org.seqwise.reference;

import org.seqwise.data.InvalidInputException;

/**
 * One parameter of a network: its values lie row after row.
 *
 * @param name unique in its network
 * @param role what it does there, which decides how it is initialised
 * @param rows how many numbers it gives
 * @param columns how many numbers it reads; 1 for a vector
 */
public record ParameterShape(String name, Role role, int rows, int columns) {

    /** What a parameter does in its layer. */
    public enum Role {
        /** A matrix that multiplies what the layer reads. */
        KERNEL,
        /** A matrix (gates hidden, hidden) that multiplies what the layer gave one step before. */
        RECURRENT,
        /** A vector added to the kernel's product. */
        BIAS,
        /** A vector added to the recurrent kernel's product. */
        RECURRENT_BIAS,
        /** The vector that attention scores by. */
        QUERY
    }

    // 2 GiB of float32, beyond which neither an array of bytes nor DJL's file goes.
    private static final int MOST = Integer.MAX_VALUE / Float.BYTES;

    /** Checks that there is something in it, and not more than can be held. */
    public ParameterShape {
        InvalidInputException.require(rows > 0, "rows (%d) of '%s' must be positive.", rows, name);
        InvalidInputException.require(columns > 0, "columns (%d) of '%s' must be positive.", columns, name);
        InvalidInputException.require(
                (long) rows * columns <= MOST,
                "'%s' of %d x %d numbers must have at most %d. Maybe a smaller network.",
                name,
                rows,
                columns,
                MOST);
    }

    /** Returns whether this is a bias or a query, and no matrix, not even one with a single column. */
    public boolean isVector() {
        return role != Role.KERNEL && role != Role.RECURRENT;
    }

    /** Returns how many numbers it holds. */
    public int size() {
        return rows * columns;
    }

    /** Returns the name and the axes, such as {@code head_kernel (1, 100)}. */
    @Override
    public String toString() {
        return isVector() ? name + " (" + rows + ")" : name + " (" + rows + ", " + columns + ")";
    }
}
