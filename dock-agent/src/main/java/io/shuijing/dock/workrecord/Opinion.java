package io.shuijing.dock.workrecord;

import io.shuijing.dock.catalogue.Person;
import java.time.Instant;

/** What a leader says to the record that stands. */
public record Opinion(boolean agreed, String words, Person by, Instant at) {}
