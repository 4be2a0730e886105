# tries: to take four gigabytes at once
# holds: ended
taken = bytearray(0x3fffffff)
taken = [taken] * 4
