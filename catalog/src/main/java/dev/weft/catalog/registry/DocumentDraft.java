package dev.weft.catalog.registry;

/// A document as it is to be stored.
///
/// @param hash of its text, which must be among the blobs
public record DocumentDraft(StoredDocument.Key key, String file, String hash, boolean retired) {}
