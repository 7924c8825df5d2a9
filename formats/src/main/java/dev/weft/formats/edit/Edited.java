package dev.weft.formats.edit;

/// What became of an edit.
public sealed interface Edited {

  /// It was made.
  record Done(EditableFile file) implements Edited {}

  /// It was not, and nothing has changed.
  ///
  /// @param reason one sentence without a full stop
  record Refused(String reason) implements Edited {}
}
