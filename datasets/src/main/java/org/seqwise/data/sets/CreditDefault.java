package org.seqwise.data.sets;

import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/**
 * Six months of 30,000 holders of a credit card in Taiwan, and who of them, 6,636, did not pay in the seventh. Yeh and Lien, The comparisons
 * of data mining techniques for the predictive accuracy of probability of default of credit card clients, Expert Systems with Applications
 * 36, 2009; UCI 350, CC BY 4.0.
 *
 * <p>A client is a sequence of 6 steps, April to September 2005, of 8 features: {@code pay} (how many months late; 0, -1 and -2 are not
 * late), {@code bill} and {@code paid} (NT dollars), and what stays the same: {@code limit} (NT dollars), the codes {@code sex}, {@code
 * education} and {@code marriage}, and {@code age} (years). The id is the client's number, from 1.
 *
 * <p>The set is an Excel file, so that Apache POI must be on the class path: {@code org.apache.poi:poi}.
 */
public final class CreditDefault extends PublicSet {

    private static final String FILE = "default of credit card clients.xls";

    // The sum is the one that many who fetched the archive in 2026, and one library in 2019, have written down
    // independently of each other.
    static final PublicArchive ARCHIVE = new PublicArchive(
            "credit-default",
            "https://archive.ics.uci.edu/static/public/350/default+of+credit+card+clients.zip",
            new PublicFile(FILE, 5_539_328, "30c6be3abd8dcfd3e6096c828bad8c2f011238620f5369220bd60cfc82700933"));

    private CreditDefault(Builder builder) {
        super(builder, ARCHIVE, FILE);
    }

    /** Starts with the whole set, which its authors have not split. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the sequences, prepared if they were not yet; label 1 is a default.
     *
     * @throws InvalidInputException if POI is absent, or a file that was named is not of this form
     */
    public Sequences sequences() {
        try {
            return CreditWorkbook.read(path());
        } catch (NoClassDefFoundError e) {
            throw new InvalidInputException(
                    path() + " is an Excel file, and the class " + e.getMessage()
                            + " to read it with is not on the class path. Maybe add the dependency org.apache.poi:poi.",
                    e);
        }
    }

    /** Says where the set comes from. */
    public static final class Builder extends PublicSet.Builder<Builder> {

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** Returns the set. */
        public CreditDefault build() {
            return new CreditDefault(this);
        }
    }
}
