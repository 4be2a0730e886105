// tries: a loop without end, before anything is asked of it
// holds: ended
while (true);
