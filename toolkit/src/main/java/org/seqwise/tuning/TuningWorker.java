package org.seqwise.tuning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.seqwise.data.InvalidInputException;
import org.seqwise.report.JsonFile;

/**
 * The process that trains. Reads jobs from its standard input, one line of JSON each after the line of its task, and answers each with a line
 * once the result is in its file. The end of the input, be it that there are no more jobs or that the parent is gone, ends it at once.
 */
final class TuningWorker {

    /** What stands before the name of a result's file; an engine may have written to the same line. */
    static final String DONE = "seqwise-tuning-done ";

    /** What stands before the reason, as JSON, why no job can be done. */
    static final String UNABLE = "seqwise-tuning-unable ";

    private TuningWorker() {}

    /**
     * What a worker is told first.
     *
     * @param plan of the search
     * @param store where the data lies
     * @param results the folder that results are put into
     */
    record Task(TuningPlan plan, String store, String results) {}

    /** Works until the input ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String first = input.readLine();
        if (first == null) {
            return;
        }
        Task task = FoldResult.JSON.readValue(first, Task.class);
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> readToTheEnd(input, lines), "jobs");
        reader.setDaemon(true);
        reader.start();
        try {
            work(task, lines, answers);
        } catch (IOException | RuntimeException | Error e) {
            e.printStackTrace();
            // The last line, since that is what the parent repeats.
            System.err.println(e);
            Runtime.getRuntime().halt(1);
        }
    }

    private static void work(Task task, BlockingQueue<String> lines, PrintStream answers)
            throws IOException, InterruptedException {
        FoldTrainer trainer = new FoldTrainer(task.plan(), Path.of(task.store()));
        while (true) {
            FoldJob job = FoldResult.JSON.readValue(lines.take(), FoldJob.class);
            JsonFile.write(Path.of(task.results()).resolve(job.fileName()), result(trainer, job, answers));
            answer(answers, DONE + job.fileName());
        }
    }

    private static FoldResult result(FoldTrainer trainer, FoldJob job, PrintStream answers) throws IOException {
        try {
            return trainer.run(job);
        } catch (InvalidInputException e) {
            // Not these settings' fault: it would be so with any, and is no result.
            answer(answers, UNABLE + FoldResult.JSON.writeValueAsString(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private static void answer(PrintStream answers, String line) {
        // In one go, so that nothing of an engine's comes between the line and its end.
        answers.print(line + '\n');
        answers.flush();
    }

    private static void readToTheEnd(BufferedReader input, BlockingQueue<String> lines) {
        try {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            System.err.println("The worker's input broke off: " + e);
        } finally {
            // Nobody waits for what is still running, and results are whole files or none.
            Runtime.getRuntime().halt(0);
        }
    }
}
