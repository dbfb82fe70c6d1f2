package org.seqwise.diagnosis;

import java.util.Arrays;

/** Which sequence had a number first: a table of flat arrays, since there are as many numbers as steps. */
final class FirstOwners {

    private static final int NONE = -1;

    private long[] numbers = new long[1 << 12];
    private int[] owners = filled(1 << 12);
    private int count;

    /** Takes in a number, a hash whose bits are evenly spread; the first owner stays. */
    void add(long number, int owner) {
        int place = place(number);
        if (owners[place] != NONE) {
            return;
        }
        numbers[place] = number;
        owners[place] = owner;
        count++;
        if (2L * count > numbers.length) {
            grow();
        }
    }

    /** Returns the first owner, negative where nobody has the number. */
    int of(long number) {
        return owners[place(number)];
    }

    private int place(long number) {
        int place = (int) number & (numbers.length - 1);
        while (owners[place] != NONE && numbers[place] != number) {
            place = (place + 1) & (numbers.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] formerNumbers = numbers;
        int[] formerOwners = owners;
        numbers = new long[2 * formerNumbers.length];
        owners = filled(numbers.length);
        for (int i = 0; i < formerNumbers.length; i++) {
            if (formerOwners[i] != NONE) {
                int place = place(formerNumbers[i]);
                numbers[place] = formerNumbers[i];
                owners[place] = formerOwners[i];
            }
        }
    }

    private static int[] filled(int length) {
        int[] owners = new int[length];
        Arrays.fill(owners, NONE);
        return owners;
    }
}
