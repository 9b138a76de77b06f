package org.chorusconnector.dispatch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.chorusconnector.MariaDbServer;

class MariaDbCutConnectionsIT extends CutConnections {

    private static final int NO_SUCH_THREAD = 1094;

    @Override
    String url() {
        return MariaDbServer.url();
    }

    @Override
    void emptyDatabase() throws SQLException {
        MariaDbServer.dropTables();
    }

    @Override
    void cutConnections() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            List<Long> others = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT ID FROM information_schema.PROCESSLIST"
                    + " WHERE ID <> CONNECTION_ID() AND DB = DATABASE()")) {
                while (rows.next()) {
                    others.add(rows.getLong(1));
                }
            }
            for (long other : others) {
                try {
                    statement.execute("KILL " + other);
                } catch (SQLException e) {
                    if (e.getErrorCode() != NO_SUCH_THREAD) {
                        throw e;
                    }
                    // It ended meanwhile.
                }
            }
        }
    }
}
