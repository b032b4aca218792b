### What cannot stand in a field, where several pages say it, and what is odd in the quires.

fault-whole = the whole
fault-somebody = somebody else
fault-more = { $count ->
    [one] There is { $count } more mistake like it.
   *[other] There are { $count } more mistakes like it.
}
fault-language-tag = { $path }: this is not a language tag; write one such as ar, kk, fa or ar-Latn.
fault-web-address = { $path }: this is not a web address; write it whole, such as https://books.example.org.
fault-currency = { $path }: this is no currency; write its three letters, such as KZT.
fault-name-letters = { $path }: there is neither a letter nor a digit here; write the name.
fault-outside-identifier = { $path }: this is not an identifier of the scheme; copy it again.
fault-years-order = { $path }: the years end in { $end } before they begin in { $start }; exchange them.
fault-coordinates-pair = Latitude and longitude belong together: write both or none.
fault-coordinates-of-place = Only a place has coordinates: leave them out.

collation-title = To look at in the quires
collation-quire-number-twice = Two quires have the number { $quire }.
collation-place-twice = Quire { $quire }: leaf { $leaf } is described twice.
collation-place-outside = Quire { $quire }: there is no leaf { $leaf } in it.
collation-conjoin-itself = Quire { $quire }: leaf { $leaf } is said to be joined to itself.
collation-conjoin-outside = Quire { $quire }: leaf { $leaf } is said to be joined to a leaf outside the quire.
collation-conjoin-not-mutual = Quire { $quire }: the leaf that leaf { $leaf } is joined to is said to be joined to another.
collation-odd-leaves = Quire { $quire } has an odd number of leaves, and none is marked as added: one may be missing.
collation-extent-differs = The quires make { $counted } leaves, the extent says { $stated }: check both.

agent-on = { $browser } on { $system }
agent-script = a script ({ $name })
agent-unknown = unknown browser
