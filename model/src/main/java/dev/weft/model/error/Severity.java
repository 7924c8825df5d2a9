package dev.weft.model.error;

/// How much a finding weighs: an error stops, a warning is shown, an info explains.
public enum Severity {
  ERROR,
  WARNING,
  INFO
}
