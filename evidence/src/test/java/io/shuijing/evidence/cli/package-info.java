/** Tests of the commands, from their arguments to their output and exit code. */
@NullMarked
package io.shuijing.evidence.cli;

import org.jspecify.annotations.NullMarked;
