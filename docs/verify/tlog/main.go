// Reads a custody log with the tree and note code of Go's checksum database (golang.org/x/mod/sumdb), which
// knows nothing of this project: the checkpoint's signature, every tile, an inclusion proof of every entry, and
// a consistency proof from every smaller size that it is asked to try.
//
//	main LOG-FOLDER VKEY-FILE
//
// On Debian: apt install golang-go golang-golang-x-mod-dev, then
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run docs/verify/tlog/main.go archive/log keys/log.vkey
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type folder string

func (f folder) Height() int { return 8 }

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		bytes, err := os.ReadFile(filepath.Join(string(f), path(tile)))
		if err != nil {
			return nil, err
		}
		all = append(all, bytes)
	}
	return all, nil
}

// C2SP tlog-tiles leaves out the height, which is always 8, and calls level -1 entries.
func path(tile tlog.Tile) string {
	return strings.Replace(strings.Replace(tile.Path(), "tile/8/", "tile/", 1), "tile/data/", "tile/entries/", 1)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func entries(log folder, size int64) [][]byte {
	var all [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := size - n*256
		if width > 256 {
			width = 256
		}
		bundle, err := log.ReadTiles([]tlog.Tile{{H: 8, L: -1, N: n, W: int(width)}})
		check(err)
		for rest := bundle[0]; len(rest) > 0; {
			length := int(binary.BigEndian.Uint16(rest))
			all = append(all, rest[2:2+length])
			rest = rest[2+length:]
		}
	}
	return all
}

func main() {
	log := folder(os.Args[1])
	vkey, err := os.ReadFile(os.Args[2])
	check(err)
	verifier, err := note.NewVerifier(strings.TrimSpace(string(vkey)))
	check(err)
	signed, err := os.ReadFile(filepath.Join(string(log), "checkpoint"))
	check(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err)
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	hashes := tlog.TileHashReader(tree, log) // refuses tiles that are not those of the tree
	all := entries(log, size)
	if int64(len(all)) != size {
		check(fmt.Errorf("%d entries, not %d", len(all), size))
	}
	for n, entry := range all {
		proof, err := tlog.ProveRecord(size, int64(n), hashes)
		check(err)
		check(tlog.CheckRecord(proof, size, tree.Hash, int64(n), tlog.RecordHash(entry)))
	}
	for older := int64(1); older < size; older += 1 + older/7 {
		hash, err := tlog.TreeHash(older, hashes)
		check(err)
		proof, err := tlog.ProveTree(size, older, hashes)
		check(err)
		check(tlog.CheckTree(proof, size, tree.Hash, older, hash))
	}
	fmt.Printf("log %s\nentries %d\nroot %s\n", lines[0], size, lines[2])
}
