package io.shuijing.evidence.verify;

import io.shuijing.evidence.Digest;

/** A rightly signed record found elsewhere than in its place in the journal (clause V17). */
record Rival(long n, Digest digest, Where where) {}
