/**
 * The catalogue in a database: SQLite in one file, or PostgreSQL for several docks.
 *
 * <p>{@link io.shuijing.dock.sql.SqlCatalogue} is the whole of it, over Jdbi, with the same
 * statements for both; {@link io.shuijing.dock.sql.Migrations} brings a database to the tables of
 * this version, by numbered scripts beside the code.
 *
 * <p>Invariants: a chapter is written in one transaction, and only behind the mark from which it
 * was read; nothing is kept that the archive does not show, so a database that cannot be used is
 * put away and read anew. Only the shell names this package.
 */
@NullMarked
package io.shuijing.dock.sql;

import org.jspecify.annotations.NullMarked;
