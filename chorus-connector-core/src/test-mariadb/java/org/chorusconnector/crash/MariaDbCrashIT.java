package org.chorusconnector.crash;

import java.sql.SQLException;
import org.chorusconnector.MariaDbServer;
import org.junit.jupiter.api.BeforeEach;

/** On MariaDB. */
class MariaDbCrashIT extends CrashIT {

    @Override
    String url() {
        return MariaDbServer.url();
    }

    @BeforeEach
    void emptyDatabase() throws SQLException {
        MariaDbServer.dropTables();
    }
}
