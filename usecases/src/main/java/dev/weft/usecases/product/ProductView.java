package dev.weft.usecases.product;

import dev.weft.usecases.contract.TermView;
import dev.weft.usecases.promise.PromiseView;
import dev.weft.usecases.rules.JudgementView;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A product as its page shows it.
///
/// @param product `domain/product`
/// @param rules that the product, its ports or contracts do not keep, waived ones among them
public record ProductView(
    String product,
    String version,
    String status,
    String kind,
    Map<String, String> description,
    List<String> tags,
    List<String> owners,
    List<MajorView> majors,
    List<PortView> ports,
    List<InputView> inputs,
    List<JudgementView> rules,
    String urn,
    String etag) {

  /// One major and where it stands.
  ///
  /// @param release address of the current release; null before the first
  /// @param external whether all that it offers stays where it is: nothing of it is built, and it
  ///   has no release
  public record MajorView(
      int major,
      String version,
      long revision,
      @Nullable String release,
      boolean paused,
      boolean external) {}

  /// An output port with its tables and what its contract promises beside them.
  ///
  /// @param external whether the data stays where it is and is not served here
  /// @param servers where the data of an external port is
  public record PortView(
      String name,
      String contractId,
      String contractVersion,
      boolean external,
      List<ServerView> servers,
      List<TableView> tables,
      List<PromiseView> promises) {}

  /// Where data stays.
  ///
  /// @param place host, database and what else finds it; never what opens it
  public record ServerView(
      String name,
      String type,
      String environment,
      Map<String, String> place,
      String description) {}

  /// A table as its contract promises it.
  ///
  /// @param terms of the glossary that say what it means
  public record TableView(
      String name, String description, List<TermView> terms, List<ColumnView> columns) {}

  /// A column as its contract promises it.
  ///
  /// @param labels as declared; of an external port empty when nothing is, which is no low label
  /// @param effective what it carries in the current release; null before the first
  /// @param terms of the glossary that say what it means
  public record ColumnView(
      String name,
      String type,
      boolean required,
      String description,
      SortedMap<String, String> labels,
      @Nullable SortedMap<String, String> effective,
      List<TermView> terms) {}

  /// An input port.
  public record InputView(String name, String contractId, int major, String product) {}

  /// A line of the list of products.
  public record Summary(
      String product, String version, String status, String kind, @Nullable String release) {}
}
