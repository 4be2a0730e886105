// tries: to be taken for ready, and for another function, by what the page's own script calls
// holds: passes-nothing
for (let i = 0; i < 10; i++) neuralMirrorProgram({ lif_rate: () => Number.NaN });
neuralMirrorProgram({ lif_rate: 'no function' });
neuralMirrorProgram();
