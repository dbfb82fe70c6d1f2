package org.seqwise.examples.spark;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Scores the rows of a partition, whose last column has the steps, with the model of the process that runs it. It writes nothing but the rows that it returns, and so may be run
 * again whenever it fails.
 *
 * @param model what is sent to each executor
 */
record ScoringTask(Broadcast<ModelBytes> model) implements MapPartitionsFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        if (!rows.hasNext()) {
            return rows;
        }
        ModelBytes bytes = model.value();
        ScoredRows scored = new ScoredRows(rows, ExecutorModels.take(bytes));
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> ExecutorModels.giveBack(bytes));
        return scored;
    }
}
