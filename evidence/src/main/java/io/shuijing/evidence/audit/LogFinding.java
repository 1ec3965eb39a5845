package io.shuijing.evidence.audit;

import io.shuijing.evidence.verify.Verdict;

/**
 * Something that is not as the log says.
 *
 * @param path below the archive: the file, or the one that is missing
 * @param clause of the specification that is broken
 * @param detail what is wrong, in one line for a person
 */
public record LogFinding(Verdict verdict, String path, String clause, String detail) {}
