package io.shuijing.dock.prompt;

import io.shuijing.evidence.journal.Entry;

/**
 * A prompt, ready to be played.
 *
 * @param wording id and version of the sentences
 * @param text what is spoken
 * @param wav RIFF/WAVE, PCM 16 bit, mono, 16 kHz
 */
public record Prompt(Entry.Wording wording, String text, byte[] wav) {}
