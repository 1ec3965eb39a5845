package io.shuijing.evidence.note;

/**
 * One signature line of a note.
 *
 * @param name key name
 * @param keyId first four bytes of the key's hash (clause N5)
 * @param signature the rest
 */
public record NoteSignature(String name, int keyId, byte[] signature) {}
