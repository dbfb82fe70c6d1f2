package org.seqwise.examples.spark;

import org.apache.spark.sql.SparkSession;

/** A cluster of one process. */
final class LocalSpark {

    private LocalSpark() {}

    /** Begins it: two tasks at a time, each tried three times. */
    static SparkSession begin() {
        SparkSession spark = SparkSession.builder()
                .master("local[2,3]")
                .appName("seqwise")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 4)
                .getOrCreate();
        // A task that fails is what a test wants, and Spark would print the trace of each.
        spark.sparkContext().setLogLevel("OFF");
        return spark;
    }
}
