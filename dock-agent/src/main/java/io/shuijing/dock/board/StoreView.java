package io.shuijing.dock.board;

import java.util.OptionalLong;

/**
 * The office's store.
 *
 * @param freeBytes empty if it does not say
 * @param waitingMs how long the longest write under way has been waiting; 0 if none is
 * @param fault what it says if it does not answer; empty if it does
 */
public record StoreView(OptionalLong freeBytes, long waitingMs, String fault) {}
