package org.chorusconnector.crash;

import java.sql.SQLException;
import org.chorusconnector.MariaDbServer;

class MariaDbCrashSchedulesIT extends CrashSchedulesIT {

    @Override
    String createDatabase(String name) throws SQLException {
        return MariaDbServer.createDatabase(name);
    }
}
