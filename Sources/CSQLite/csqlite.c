#include "csqlite.h"

#include <sqlite3.h>
#include <stddef.h>
#include <time.h>

int csqlite_defend(struct sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
}

int csqlite_is_defended(struct sqlite3 *connection) {
    int is_on = 0;
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, -1, &is_on);
    return is_on;
}

int csqlite_keep_log_on_close(struct sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int is_over(void *deadline) { return now() > (int64_t)(intptr_t)deadline; }

void csqlite_limit_time(struct sqlite3 *connection, int64_t milliseconds) {
    if (milliseconds <= 0) {
        sqlite3_progress_handler(connection, 0, NULL, NULL);
    } else {
        intptr_t deadline = (intptr_t)(now() + milliseconds);
        sqlite3_progress_handler(connection, 10000, is_over, (void *)deadline);
    }
}

void csqlite_wait(struct sqlite3 *connection, int milliseconds) {
    sqlite3_busy_timeout(connection, milliseconds);
}

void csqlite_limit_by(struct sqlite3 *connection, int (*is_over)(void *context), void *context) {
    sqlite3_progress_handler(connection, 10000, is_over, context);
}

int csqlite_version(void) { return sqlite3_libversion_number(); }
