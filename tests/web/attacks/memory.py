# tries: to take memory without end
# holds: ended
taken = []
while True:
    taken.append(bytearray(1000000))
