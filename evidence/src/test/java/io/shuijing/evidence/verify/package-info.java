/** Tests of the verifier through its public doors; most cases are the vectors of docs/spec. */
@NullMarked
package io.shuijing.evidence.verify;

import org.jspecify.annotations.NullMarked;
