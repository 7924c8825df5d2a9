package dev.weft.model.policy;

import dev.weft.model.error.Place;
import dev.weft.model.lineage.Origin;
import java.util.List;
import java.util.Map;

/// An example inside a policy: under these facts it does this. What is not given is empty.
///
/// @param expect showing where the policy should not match
/// @param place of the example in its document
public record PolicyTest(String name, Given given, Effect expect, Place place) {

  /// The facts of an example.
  ///
  /// @param port name of the output port; empty for none
  public record Given(
      OfPrincipal principal,
      OfGrant grant,
      OfProduct product,
      String port,
      OfTable table,
      OfColumn column,
      String purpose,
      String via) {}

  /// Who asks.
  ///
  /// @param attributes name to values as text; a single one for plain attributes
  public record OfPrincipal(
      String name, String kind, List<String> domains, Map<String, List<String>> attributes) {
    public OfPrincipal {
      domains = List.copyOf(domains);
      attributes = Map.copyOf(attributes);
    }
  }

  /// Under which right.
  public record OfGrant(String via, String id, List<String> roles, List<String> purposes) {
    public OfGrant {
      roles = List.copyOf(roles);
      purposes = List.copyOf(purposes);
    }
  }

  public record OfProduct(String domain, String name, long major, String kind, List<String> tags) {
    public OfProduct {
      tags = List.copyOf(tags);
    }
  }

  public record OfTable(String name, List<String> tags, List<String> columns) {
    public OfTable {
      tags = List.copyOf(tags);
      columns = List.copyOf(columns);
    }
  }

  /// A column.
  ///
  /// @param labels family to label; a family that is missing counts as its lowest
  public record OfColumn(
      String name,
      String type,
      List<String> tags,
      boolean named,
      List<Origin> origins,
      Map<String, String> labels) {
    public OfColumn {
      tags = List.copyOf(tags);
      origins = List.copyOf(origins);
      labels = Map.copyOf(labels);
    }
  }
}
