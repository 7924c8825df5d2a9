package dev.weft.formats.shape;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;

/// Says what could not be carried from one form into another. Nothing of it stops.
public final class Losses {

  private final String target;
  private final ErrorCode left;
  private final ErrorCode changed;
  private final Findings findings;

  private Losses(String target, ErrorCode left, ErrorCode changed, Findings findings) {
    this.target = target;
    this.left = left;
    this.changed = changed;
    this.findings = findings;
  }

  /// Of a contract that is written as something else.
  ///
  /// @param target such as `PostgreSQL`
  public static Losses ofExport(String target, Findings findings) {
    return new Losses(target, ErrorCode.EXPORT_LEFT_OUT, ErrorCode.EXPORT_CHANGED, findings);
  }

  /// Of something else that becomes a contract.
  public static Losses ofImport(Findings findings) {
    return new Losses("a contract", ErrorCode.IMPORT_LEFT_OUT, ErrorCode.IMPORT_CHANGED, findings);
  }

  /// Left out, since the target has no word for it.
  ///
  /// @param what in words, such as `` `servers` ``
  public void left(Place at, String what) {
    findings.warning(left, at, what + " has no word in " + target, "");
  }

  /// Left out for a reason of its own.
  public void left(Place at, String sentence, String hint) {
    findings.warning(left, at, sentence, hint);
  }

  /// Became something near it.
  public void changed(Place at, String sentence, String hint) {
    findings.warning(changed, at, sentence, hint);
  }

  /// Lists everything of a document that nobody took.
  public void list(Node.Mapping root, Carried carried) {
    carried.list(root, this::left);
  }
}
