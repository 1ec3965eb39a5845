package io.shuijing.evidence.audit;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.custody.TileSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** An archive as an audit sees it. Paths are below the archive's folder. */
public interface LogSupply extends TileSource {
  /** Folder of the log. */
  String LOG = "log";

  /** The log's checkpoint as stored; empty if there is none. */
  Optional<byte[]> checkpoint() throws IOException;

  /** Paths of all files of the log. */
  List<String> files() throws IOException;

  /** Receipts and cosigned checkpoints of all recorders, and what they are. */
  SortedMap<String, Digest> notes() throws IOException;
}
