package dev.weft.formats.exchange;

import dev.weft.model.error.Finding;
import java.util.List;

/// What came out, and what could not be carried over.
public record Exchanged(String text, List<Finding> findings) {
  public Exchanged {
    findings = List.copyOf(findings);
  }
}
