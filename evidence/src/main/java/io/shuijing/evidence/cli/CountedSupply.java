package io.shuijing.evidence.cli;

import io.shuijing.evidence.verify.Supply;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongConsumer;

/** A supply that tells how many bytes were read of it, from whichever thread. */
record CountedSupply(Supply supply, LongConsumer counter) implements Supply {

  @Override
  public Kind kind() {
    return supply.kind();
  }

  @Override
  public InputStream journal() throws IOException {
    return new Counted(supply.journal());
  }

  @Override
  public List<Item> files() throws IOException {
    return supply.files();
  }

  @Override
  public InputStream open(String path) throws IOException {
    return new Counted(supply.open(path));
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      counter.accept(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      counter.accept(Math.max(0, read));
      return read;
    }
  }
}
