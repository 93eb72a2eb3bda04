import { tools as once } from './cli-tools';

export default [...once, ...once];
