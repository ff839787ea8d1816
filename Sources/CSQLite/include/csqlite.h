#ifndef CSQLITE_H
#define CSQLITE_H

#include <stdint.h>

/* What Swift can't call of SQLite: sqlite3_db_config is variadic, and a progress handler needs a C
   function. They return 0 or SQLite's code. */

struct sqlite3;

/* No statement may write to the schema tables, shadow tables or the file format (DEFENSIVE). */
int csqlite_defend(struct sqlite3 *connection);

/* 1 when csqlite_defend was called on the connection. */
int csqlite_is_defended(struct sqlite3 *connection);

/* Closing the connection leaves the write-ahead log as it is. */
int csqlite_keep_log_on_close(struct sqlite3 *connection);

/* From now on, a statement that runs past `milliseconds` of CLOCK_MONOTONIC from this call ends
   with SQLITE_INTERRUPT; 0 takes the limit away. */
void csqlite_limit_time(struct sqlite3 *connection, int64_t milliseconds);

/* From now on, the connection waits so many milliseconds for a lock of another. */
void csqlite_wait(struct sqlite3 *connection, int milliseconds);

/* From now on, a statement ends with SQLITE_INTERRUPT once `is_over` says so of `context`, which must be
   there until either of these two is called again. */
void csqlite_limit_by(struct sqlite3 *connection, int (*is_over)(void *context), void *context);

/* 3040001 for 3.40.1. */
int csqlite_version(void);

#endif
