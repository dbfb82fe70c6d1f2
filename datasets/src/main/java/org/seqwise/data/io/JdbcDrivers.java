package org.seqwise.data.io;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.seqwise.data.InvalidInputException;

/** Connections by their URL, with a driver that the user adds: none is part of the project. */
final class JdbcDrivers {

    private static final Map<String, String> ARTIFACTS = Map.of(
            "duckdb", "org.duckdb:duckdb_jdbc",
            "postgresql", "org.postgresql:postgresql",
            "mysql", "com.mysql:mysql-connector-j",
            "mariadb", "org.mariadb.jdbc:mariadb-java-client",
            "sqlite", "org.xerial:sqlite-jdbc",
            "h2", "com.h2database:h2",
            "sqlserver", "com.microsoft.sqlserver:mssql-jdbc",
            "oracle", "com.oracle.database.jdbc:ojdbc11");

    private JdbcDrivers() {}

    static Connection connect(String url) {
        // What follows the database's kind may hold a password, and is not shown.
        String[] parts = url.split("[:?;]", 3);
        InvalidInputException.require(
                parts.length == 3 && parts[0].equals("jdbc"),
                "jdbc (%s) must be a URL such as jdbc:duckdb: or jdbc:postgresql://host/database.",
                parts[0]);
        String kind = parts[1];
        requireDriver(url, kind);
        Properties properties = new Properties();
        if (kind.equals("duckdb")) {
            // Rows as they are computed, rather than all of them first.
            properties.setProperty("jdbc_stream_results", "true");
        }
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw new InvalidInputException(
                    "jdbc:" + kind + ": the database cannot be reached: " + Quoted.shortenedMessage(e), e);
        }
    }

    private static void requireDriver(String url, String kind) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            String artifact = ARTIFACTS.get(kind);
            throw new InvalidInputException(
                    "jdbc:" + kind + " needs a driver, and there is none for it on the classpath. Maybe add "
                            + (artifact == null ? "the database's JDBC driver" : artifact)
                            + " to it: java -cp seqwise.jar:driver.jar org.seqwise.examples.Seqwise.",
                    e);
        }
    }
}
